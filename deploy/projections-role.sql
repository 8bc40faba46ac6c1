-- Once, on an empty volume.
\set password `cat /run/secrets/projections_password`
CREATE ROLE incident_projections LOGIN PASSWORD :'password';
GRANT ALL ON DATABASE incident_projections TO incident_projections;
GRANT ALL ON SCHEMA public TO incident_projections;

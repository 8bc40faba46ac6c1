-- Once, on an empty volume. The application may add to the record; what owns the tables is another role.
\set owner_password `cat /run/secrets/store_owner_password`
\set application_password `cat /run/secrets/store_password`
CREATE ROLE incident_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE incident_application LOGIN PASSWORD :'application_password';
GRANT ALL ON DATABASE incident_store TO incident_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO incident_owner;

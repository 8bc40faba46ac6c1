package io.incidentledger.wire.documentation;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The descriptions of the API and of the topics, and the way to the page that shows the first; to
 * be imported by an application.
 */
@RestController
public final class DocumentationController {
    private static final MediaType SCHEMA = new MediaType("application", "schema+json");

    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .body(new ClassPathResource("openapi.yaml"));
    }

    @GetMapping("/asyncapi.yaml")
    ResponseEntity<Resource> topics() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .body(new ClassPathResource("contract/asyncapi.yaml"));
    }

    /** What the header {@code ce_dataschema} names, under its last part. */
    @GetMapping("/schemas/{type:[A-Za-z]+}.json")
    ResponseEntity<Resource> schema(@PathVariable String type) {
        Resource schema = new ClassPathResource("contract/schemas/" + type + ".json");
        if (!schema.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(SCHEMA).body(schema);
    }

    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<Void> page() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/docs/index.html")
                .build();
    }
}

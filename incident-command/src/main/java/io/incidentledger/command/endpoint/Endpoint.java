package io.incidentledger.command.endpoint;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.http.ActorAuthentication;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One path that can be posted to. All of them take the same form and give the same kind of answer,
 * so they are registered from tables rather than written out one by one.
 */
final class Endpoint {
    private static final Method POST =
            ClassUtils.getMethod(
                    Endpoint.class,
                    "post",
                    HttpServletRequest.class,
                    ActorAuthentication.class,
                    Map.class);

    private final String path;
    private final Exchange exchange;
    private final Consumer<RefusalCode> refused;

    Endpoint(String path, Exchange exchange) {
        this(path, exchange, _ -> {});
    }

    private Endpoint(String path, Exchange exchange, Consumer<RefusalCode> refused) {
        this.path = path;
        this.exchange = exchange;
        this.refused = refused;
    }

    /** The same, but tells of each refusal. */
    Endpoint telling(Consumer<RefusalCode> whom) {
        return new Endpoint(path, exchange, whom);
    }

    void register(RequestMappingHandlerMapping mapping) {
        mapping.registerMapping(
                RequestMappingInfo.paths(path)
                        .methods(RequestMethod.POST)
                        .consumes(MediaType.APPLICATION_JSON_VALUE)
                        // Settled before anything is recorded, not when the answer is written.
                        .produces(MediaType.APPLICATION_JSON_VALUE)
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                this,
                POST);
    }

    /** Called by Spring MVC. */
    @ResponseBody
    public ResponseEntity<Confirmation> post(
            HttpServletRequest request,
            ActorAuthentication who,
            @PathVariable Map<String, String> inPath) {
        try {
            return exchange.carryOut(Envelope.open(request, who), inPath).answer();
        } catch (CommandRefused refusal) {
            refused.accept(refusal.refusal().code());
            throw refusal;
        } catch (MalformedInput malformed) {
            refused.accept(malformed.code());
            throw malformed;
        }
    }

    /** What an endpoint does with a request, and with what its path names. */
    interface Exchange {
        Confirmation carryOut(Envelope envelope, Map<String, String> inPath);
    }
}

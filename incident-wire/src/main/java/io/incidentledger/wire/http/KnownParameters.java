package io.incidentledger.wire.http;

import io.incidentledger.api.refusal.CommandRefused;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Refuses parameters that an endpoint does not declare, and those given twice that it takes once: a
 * mistyped {@code knowAt} must not read as if nothing had been asked. Declared are {@code
 * RequestParam}s, and the components of records taken as {@code ModelAttribute}.
 */
final class KnownParameters implements HandlerInterceptor {
    private final Map<HandlerMethod, Map<String, Class<?>>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Map<String, Class<?>> known =
                    declared.computeIfAbsent(method, KnownParameters::declaredBy);
            request.getParameterMap().forEach((name, values) -> check(name, values, known));
        }
        return true;
    }

    private static void check(String name, String[] values, Map<String, Class<?>> known) {
        Class<?> type = known.get(name);
        if (type == null) {
            throw refused(
                    "The parameter %s is not known here; known is %s"
                            .formatted(
                                    name,
                                    known.isEmpty() ? "none" : String.join(", ", known.keySet())));
        }
        if (values.length > 1 && !type.isArray() && !Collection.class.isAssignableFrom(type)) {
            throw refused("The parameter %s is given %d times".formatted(name, values.length));
        }
    }

    private static CommandRefused refused(String sentence) {
        return new CommandRefused(MvcRefusals.malformed(sentence));
    }

    private static Map<String, Class<?>> declaredBy(HandlerMethod method) {
        Map<String, Class<?>> known = new TreeMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            if (single != null) {
                String named = single.name();
                known.put(named.isEmpty() ? parameter.getParameter().getName() : named, type);
            } else if (type.isRecord() && parameter.hasParameterAnnotation(ModelAttribute.class)) {
                components(type).forEach(part -> known.put(part.getName(), part.getType()));
            }
        }
        return known;
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }
}

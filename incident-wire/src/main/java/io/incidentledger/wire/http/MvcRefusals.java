package io.incidentledger.wire.http;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.MediaType;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.MissingServletRequestParameterException;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What Spring objects to before a controller is called, in our words. */
final class MvcRefusals {
    private MvcRefusals() {}

    static Refusal of(Throwable thrown, int status, HttpServletRequest request) {
        return switch (thrown) {
            case HttpRequestMethodNotSupportedException other ->
                    Refusal.because(
                            RefusalCode.METHOD_NOT_ALLOWED,
                            "%s is not allowed here; allowed is %s",
                            other.getMethod(),
                            String.join(
                                    ", ",
                                    Objects.requireNonNullElse(
                                            other.getSupportedMethods(), new String[0])));
            case HttpMediaTypeException other when status == 406 ->
                    Refusal.because(
                            RefusalCode.NOT_ACCEPTABLE,
                            "The answer comes as %s, which the Accept header rules out",
                            types(other.getSupportedMediaTypes()));
            case HttpMediaTypeException other ->
                    Refusal.because(
                            RefusalCode.UNSUPPORTED_MEDIA_TYPE,
                            "The Content-Type must be %s",
                            types(other.getSupportedMediaTypes()));
            case InvalidApiVersionException other ->
                    malformed("API-Version must be 1, not \"%s\"".formatted(other.getVersion()));
            case MissingServletRequestParameterException missing ->
                    malformed("The parameter %s is required".formatted(missing.getParameterName()));
            case TypeMismatchException mismatch ->
                    value(
                            Objects.requireNonNullElse(mismatch.getPropertyName(), "A parameter"),
                            mismatch.getValue(),
                            mismatch.getRequiredType(),
                            mismatch);
            case BindException bound when bound.hasFieldErrors() -> bound(bound);
            default -> byStatus(status, request);
        };
    }

    static Refusal byStatus(int status, HttpServletRequest request) {
        return switch (status) {
            case 401 ->
                    Refusal.because(RefusalCode.UNAUTHENTICATED, SecurityProblems.UNAUTHENTICATED);
            case 403 -> Refusal.because(RefusalCode.FORBIDDEN, SecurityProblems.FORBIDDEN);
            case 404 ->
                    Refusal.because(
                            RefusalCode.NOT_FOUND,
                            "There is nothing at %s",
                            request.getRequestURI());
            case 413 -> Refusal.because(RefusalCode.REQUEST_TOO_LARGE, "The request is too large");
            case 503 -> Refusal.because(RefusalCode.UNAVAILABLE, "Try again in a moment");
            default -> malformed("The request is malformed");
        };
    }

    static Refusal malformed(String sentence) {
        return Refusal.because(RefusalCode.MALFORMED, "%s", sentence);
    }

    private static Refusal bound(BindException bound) {
        FieldError wrong = bound.getFieldErrors().getFirst();
        return value(
                wrong.getField(),
                wrong.getRejectedValue(),
                bound.getFieldType(wrong.getField()),
                wrong.contains(Throwable.class) ? wrong.unwrap(Throwable.class) : null);
    }

    /** A parameter's value that its type does not take; our own types say why. */
    private static Refusal value(
            String name, @Nullable Object given, @Nullable Class<?> type, @Nullable Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof CommandRefused refused) {
                return refused.refusal();
            }
            if (cause instanceof MalformedInput broken) {
                return malformed(name + " " + broken.rule());
            }
        }
        return malformed(
                type != null && type.isEnum()
                        ? "%s must be one of %s, not \"%s\"".formatted(name, constants(type), given)
                        : "%s cannot be \"%s\"".formatted(name, given));
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    private static String types(List<MediaType> types) {
        return types.isEmpty()
                ? MediaType.APPLICATION_JSON_VALUE
                : types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }
}

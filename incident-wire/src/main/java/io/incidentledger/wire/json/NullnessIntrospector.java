package io.incidentledger.wire.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

import java.lang.reflect.Executable;
import java.util.Collection;

/**
 * Lets the type say what is required: in a {@link NullMarked} package a field without {@link
 * Nullable} must be there and not be null. A list that is not there is empty, and holds no nulls; a
 * boolean that is not there is false.
 */
final class NullnessIntrospector extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        boolean required = isNeverNull(member) && !hasEmptyValue(member);
        return required ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        if (!isNeverNull(member)) {
            return JsonSetter.Value.empty();
        }
        return JsonSetter.Value.construct(
                hasEmptyValue(member) ? Nulls.AS_EMPTY : Nulls.FAIL, Nulls.FAIL);
    }

    private static boolean hasEmptyValue(Annotated member) {
        return member.getRawType() == boolean.class
                || Collection.class.isAssignableFrom(member.getRawType());
    }

    private static boolean isNeverNull(Annotated member) {
        return member instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().getPackage().isAnnotationPresent(NullMarked.class)
                && parameter.getOwner().getAnnotated() instanceof Executable creator
                && !creator.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
                        Nullable.class);
    }
}

package io.incidentledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDateTime;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;

/** What is kept for ever is plain: records of values that mean the same everywhere. */
class MessagesTest {
    /** Not exact, or without a zone, or without a meaning. */
    private static final Set<String> VAGUE =
            Set.of(
                    "double",
                    "float",
                    Double.class.getName(),
                    Float.class.getName(),
                    Date.class.getName(),
                    LocalDateTime.class.getName(),
                    Object.class.getName());

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "commands and events are records inside their sealed interface",
                        classes()
                                .that(areMessages())
                                .should()
                                .beRecords()
                                .andShould()
                                .beNestedClasses()),
                new Rule(
                        "records of the contract hold exact values only",
                        fields().that()
                                .areDeclaredInClassesThat()
                                .areRecords()
                                .and()
                                .areDeclaredInClassesThat()
                                .resideInAPackage("io.incidentledger..api..")
                                .should(beExact())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.holds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void can_fail(Rule rule) {
        rule.canFail();
    }

    private static DescribedPredicate<JavaClass> areMessages() {
        return DescribedPredicate.describe(
                "are commands or events",
                type ->
                        !type.isInterface()
                                && type.getPackageName().matches(".*\\.api(\\..*)?")
                                && type.getAllRawInterfaces().stream()
                                        .anyMatch(
                                                it ->
                                                        it.getSimpleName()
                                                                .matches(".*(Command|Event)")));
    }

    private static boolean isVague(JavaClass type) {
        return type.isArray() || VAGUE.contains(type.getName());
    }

    private static ArchCondition<JavaField> beExact() {
        return new ArchCondition<>("be exact") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaType type = field.getType();
                boolean exact =
                        field.getModifiers().contains(JavaModifier.STATIC)
                                || type.getAllInvolvedRawTypes().stream()
                                        .noneMatch(MessagesTest::isVague);
                events.add(
                        new SimpleConditionEvent(
                                field, exact, field.getFullName() + " is a " + type.getName()));
            }
        };
    }
}

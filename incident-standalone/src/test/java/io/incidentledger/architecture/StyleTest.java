package io.incidentledger.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One word, one meaning; and nothing that every linter would object to. */
class StyleTest {
    private static final String EMPTY_WORDS = ".*(Impl|Utils?|Helper|Manager|Base|Dto|Service)";

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "names say what a thing is",
                        noClasses().that().areNotRecords().should().haveNameMatching(EMPTY_WORDS)),
                new Rule(
                        "packages say what a thing is",
                        noClasses()
                                .should()
                                .resideInAnyPackage(
                                        "..util..",
                                        "..common..",
                                        "..core..",
                                        "..misc..",
                                        "..impl..",
                                        "..helper..",
                                        "..dto..",
                                        "..service..")),
                new Rule(
                        "no two things have one name",
                        classes()
                                .that(
                                        DescribedPredicate.not(
                                                resideInAPackage("io.incidentledger.standalone..")
                                                        .or(
                                                                resideInAPackage(
                                                                        "io.incidentledger.embedded.."))))
                                .should(haveNamesOfTheirOwn())),
                new Rule(
                        "beans are injected by constructor",
                        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION),
                new Rule(
                        "nothing is logged but through SLF4J",
                        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING),
                new Rule(
                        "what is thrown says what is wrong",
                        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS),
                new Rule(
                        "nothing is written past the command line",
                        noClasses()
                                .that(
                                        DescribedPredicate.not(
                                                resideInAPackage(
                                                        "io.incidentledger.standalone.cli..")))
                                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)));
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

    /** Nested types are named together with what they are nested in. */
    private static ArchCondition<JavaClass> haveNamesOfTheirOwn() {
        return new ArchCondition<>("have names of their own") {
            private final Map<String, JavaClass> first = new TreeMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                first.clear();
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isTopLevelClass() || type.getSimpleName().equals("package-info")) {
                    return;
                }
                JavaClass other = first.putIfAbsent(type.getSimpleName(), type);
                events.add(
                        new SimpleConditionEvent(
                                type, other == null, "%s and %s".formatted(type, other)));
            }
        };
    }
}

package io.incidentledger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * One rule.
 *
 * @param sentence what it says
 * @param rule how it is checked
 */
record Rule(String sentence, ArchRule rule) {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .withImportOption(location -> !location.contains("canary"))
                    .importPackages("io.incidentledger");

    private static final JavaClasses CANARIES =
            new ClassFileImporter().importPackages("io.incidentledger.canary");

    void holds() {
        rule.as(sentence).check(PRODUCT);
    }

    void canFail() {
        assertThat(rule.evaluate(CANARIES).hasViolation()).as(sentence).isTrue();
    }

    @Override
    public String toString() {
        return sentence;
    }
}

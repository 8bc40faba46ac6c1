package io.incidentledger.command.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Stream;

class NearestNamesTest {
    @Test
    void two_letters_swapped_are_as_near_as_one_letter_wrong() {
        assertThat(NearestNames.of("eua", Stream.of("epa", "eau", "kim")))
                .containsExactly("eau", "epa", "kim");
        assertThat(NearestNames.of("khim-mial", Stream.of("khim-meel", "khim-mail")))
                .startsWith("khim-mail");
    }

    @Test
    void a_name_of_which_the_word_is_a_part_is_near_whatever_its_length() {
        assertThat(NearestNames.of("mail", Stream.of("main", "nail", "internal-mail-gateway")))
                .contains("internal-mail-gateway");
    }

    @Test
    void three_are_enough() {
        assertThat(NearestNames.of("a", Stream.of("b", "c", "d", "e"))).hasSize(3);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "eau, eau, 0",
        "eua, eau, 1",
        "eu, eau, 1",
        "eaau, eau, 1",
        "epu, eau, 1",
        "'', eau, 3",
        "ca, abc, 3",
        "kmi-aeu, kim-eau, 2"
    })
    void a_slip_of_a_finger_counts_once(String one, String other, int slips) {
        assertThat(EditDistance.between(one, other)).isEqualTo(slips);
        assertThat(EditDistance.between(other, one)).isEqualTo(slips);
    }
}

package io.tenantry.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

  private static final VersionTag TAG = new VersionTag(new UUID(1, 2), 3);
  private static final VersionTag LATER = new VersionTag(new UUID(1, 2), 4);

  @Test
  void withoutHeadersEverythingMatchesAndNothingIsKnown() {
    Preconditions none = Preconditions.of(null, null);

    assertThatCode(() -> none.requireMatch(TAG)).doesNotThrowAnyException();
    assertThat(none.notModified(TAG.toString())).isFalse();
  }

  @Test
  void changeNeedsOneOfTheTags() {
    Preconditions two = Preconditions.of("\"other\", " + TAG, null);

    assertThatCode(() -> two.requireMatch(TAG)).doesNotThrowAnyException();
    assertThatThrownBy(() -> two.requireMatch(LATER))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.VERSION_MISMATCH));
  }

  @Test
  void starMatchesWhateverIsThere() {
    assertThatCode(() -> Preconditions.of(" * ", null).requireMatch(TAG))
        .doesNotThrowAnyException();
    assertThat(Preconditions.of(null, "*").notModified(TAG.toString())).isTrue();
  }

  @Test
  void weakTagIsGoodForReadingAndNotForChanging() {
    assertThatThrownBy(() -> Preconditions.of("W/" + TAG, null).requireMatch(TAG))
        .isInstanceOf(ProblemException.class);
    assertThat(Preconditions.of(null, "W/" + TAG).notModified(TAG.toString())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "\"other\", ", "W/"})
  void changeIsRefusedWhereIfNoneMatchFits(String header) {
    String fits = header.equals("*") ? header : header + TAG;

    assertThatThrownBy(() -> Preconditions.of(null, fits).requireMatch(TAG))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.VERSION_MISMATCH));
    assertThatCode(() -> Preconditions.of(null, LATER.toString()).requireMatch(TAG))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "\"a", "\"a\" \"b\"", "\"a\",", "*,\"a\"", "\"a\u0000\""})
  void headerThatIsNoListOfTagsIsRefused(String header) {
    assertThatThrownBy(() -> Preconditions.of(header, null))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("If-Match");
  }

  @Test
  void tagOfADeletedRowDoesNotFitItsSuccessor() {
    VersionTag successor = new VersionTag(new UUID(9, 9), 3);

    assertThat(new Preconditions(Optional.empty(), Optional.of(Set.of(TAG.toString()))))
        .matches(copy -> !copy.notModified(successor.toString()));
  }
}

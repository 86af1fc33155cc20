package io.tenantry.controlplane.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept, and for how long. */
class LastUsedTest {

  private final List<String> lookedUp = new ArrayList<>();

  @Test
  void whatIsKeptIsNotLookedUpAgain() {
    LastUsed<String, String> known = new LastUsed<>(2, Duration.ofDays(1));
    find(known, "one", "one");
    assertThat(lookedUp).containsExactly("one");
  }

  @Test
  void whatWasNotThereIsLookedUpAgain() {
    LastUsed<String, String> known = new LastUsed<>(2, Duration.ofDays(1));
    assertThat(known.find("one", Optional::empty)).isEmpty();
    find(known, "one");
    assertThat(lookedUp).containsExactly("one");
  }

  @Test
  void theOneThatWasUsedLongestAgoGoesFirst() {
    LastUsed<String, String> known = new LastUsed<>(2, Duration.ofDays(1));
    find(known, "one", "two", "one", "three", "one", "two");
    assertThat(lookedUp).containsExactly("one", "two", "three", "two");
  }

  @Test
  void whatIsTooOldIsLookedUpAgain() {
    LastUsed<String, String> known = new LastUsed<>(2, Duration.ZERO);
    find(known, "one", "one");
    assertThat(lookedUp).containsExactly("one", "one");
  }

  private void find(LastUsed<String, String> known, String... keys) {
    for (String key : keys) {
      Optional<String> found =
          known.find(
              key,
              () -> {
                lookedUp.add(key);
                return Optional.of(key);
              });
      assertThat(found).contains(key);
    }
  }
}

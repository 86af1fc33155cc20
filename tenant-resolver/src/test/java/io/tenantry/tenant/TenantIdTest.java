package io.tenantry.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {

  @ParameterizedTest
  @CsvSource({"cronus, cronus", "CRONUS-7, cronus-7", "0, 0", "a--b, a--b"})
  void nameIsComparedWithoutRegardToCase(String text, String key) {
    assertThat(TenantId.parse(text)).contains(new TenantId(key));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"-a", "a-", "-", "a_b", "a.b", "a b", "ä", "İ", "a/b", "a\n", "ａ"})
  void whatIsNoNameByTheGrammarIsNone(String text) {
    assertThat(TenantId.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 62})
  void lengthsUpToSixtyTwoAreNames(int length) {
    assertThat(TenantId.parse("a".repeat(length))).isPresent();
    assertThat(TenantId.parse("a".repeat(63))).isEmpty();
  }
}

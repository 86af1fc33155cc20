package io.tenantry.tenant.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

  @ParameterizedTest
  @CsvSource({
    "Cronus.Example, cronus.example",
    "cronus.example:8443, cronus.example",
    "cronus.example., cronus.example",
    "cronus.example.:443, cronus.example",
    "cronus.example:, cronus.example",
    "Bücher.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "my_service, my_service"
  })
  void spellingsOfOneHostAreOneName(String authority, String canonical) {
    assertThat(HostName.parse(authority)).contains(new HostName(canonical, false));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "10.1.2.3:80, 10.1.2.3",
    "[::1], ::1",
    "[2001:DB8::1]:8443, 2001:db8::1"
  })
  void addressLiteralsAreNotNames(String authority, String text) {
    assertThat(HostName.parse(authority)).contains(new HostName(text, true));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        ".",
        "..",
        "a..b",
        ".a",
        "-a.example",
        "a-.example",
        "a b",
        "a/b",
        "a@b",
        "a:b:c",
        "[::1",
        "[zz]",
        "[::1]x",
        "a\u0000b",
        "a,b"
      })
  void whatIsNoHostIsNotGuessedAt(String authority) {
    assertThat(HostName.parse(authority)).isEmpty();
  }

  @Test
  void absurdLengthsAreRefused() {
    assertThat(HostName.parse("a".repeat(64) + ".example")).isEmpty();
    assertThat(HostName.parse(("a".repeat(60) + ".").repeat(5))).isEmpty();
    assertThat(HostName.parse("a".repeat(100_000))).isEmpty();
  }

  @Test
  void onlyWhatStandsBeforeTheDomainIsItsLabel() {
    HostName host = HostName.parse("cronus.tenantry.example").orElseThrow();
    assertThat(host.below("tenantry.example")).contains("cronus");
    assertThat(host.below("example")).contains("cronus.tenantry");
    assertThat(host.below("nantry.example")).isEmpty();
    assertThat(host.below("cronus.tenantry.example")).isEmpty();
  }
}

package io.tenantry.tenant.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The short way to read a host says what the long one says, or nothing. */
class PlainHostPropertyTest {

  @Property(tries = 5_000)
  void hostReadTheShortWayIsTheOneReadTheLongWay(@ForAll("authorities") String authority) {
    int end = PlainHost.end(authority);
    if (end > 0) {
      assertThat(HostName.unusual(authority))
          .contains(new HostName(authority.substring(0, end), false));
    }
  }

  @Property(tries = 5_000)
  void labelBelowADomainIsTheOneReadTheLongWay(@ForAll("authorities") String authority) {
    String label = PlainHost.labelBelow(authority, "a.b");
    if (label != null) {
      assertThat(HostName.unusual(authority).flatMap(host -> host.below("a.b"))).contains(label);
    }
  }

  @Provide
  Arbitrary<String> authorities() {
    return Arbitraries.strings().withChars("ab1-_.:A[]é").ofMinLength(1).ofMaxLength(12);
  }
}

package io.tenantry.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowFieldsTest {

  record Address(String city, String country) {}

  record Buyer(String number, @JsonUnwrapped Address address, Integer rank) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Terse(String number, String region) {}

  private static final Buyer BUYER = new Buyer("C-1", new Address("Berlin", null), null);

  @Test
  void fieldsOfAnUnwrappedValueStandInItsPlace() {
    assertThat(RowFields.of(BUYER).names(BUYER))
        .containsExactly("number", "city", "country", "rank");
    assertThat(values(BUYER, "city", "number"))
        .containsExactly(Map.entry("number", "C-1"), Map.entry("city", "Berlin"));
  }

  @Test
  void whatIsNotWantedIsNotRead() {
    assertThat(values(BUYER, "number")).containsOnlyKeys("number");
    assertThat(values(BUYER)).isEmpty();
  }

  @Test
  void fieldWithoutAValueIsLeftOutWhereTheWholeRowLeavesItOut() {
    assertThat(values(BUYER, "country", "rank")).containsEntry("country", null).hasSize(2);
    Terse terse = new Terse("1", null);
    assertThat(values(terse, "number", "region")).containsOnlyKeys("number");
    assertThat(RowFields.of(terse).names(terse)).containsExactly("number", "region");
  }

  @Test
  void formOfARowIsLookedAtOnce() {
    Buyer another = new Buyer("C-2", new Address("Oslo", "Norway"), 1);

    assertThat(RowFields.of(another)).isSameAs(RowFields.of(BUYER));
  }

  private static Map<String, Object> values(Record row, String... wanted) {
    return RowFields.of(row).values(row, Set.of(wanted));
  }
}

package io.tenantry.app.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.app.http.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnMappingTest {

  @Test
  void withoutMappingPropertiesAndAliasesAreKnown() {
    ColumnMapping<Fruit> mapping = ColumnMapping.of(Fruit.class, null);

    assertThat(mapping.column("Fruit")).contains(Optional.of(Fruit.NAME));
    assertThat(mapping.column(" COLOUR ")).contains(Optional.of(Fruit.COLOUR));
    assertThat(mapping.column("Obst")).isEmpty();
  }

  @Test
  void mappedHeadersMeanTheirColumnAndTheOthersStayKnown() {
    ColumnMapping<Fruit> mapping = ColumnMapping.of(Fruit.class, "Obst:name,Farbe:COLOUR");

    assertThat(mapping.column("obst")).contains(Optional.of(Fruit.NAME));
    assertThat(mapping.column("Farbe")).contains(Optional.of(Fruit.COLOUR));
    assertThat(mapping.column("origin")).contains(Optional.of(Fruit.ORIGIN));
  }

  @Test
  void headerMayHoldCommasAndColons() {
    ColumnMapping<Fruit> mapping =
        ColumnMapping.of(Fruit.class, "Obst, frisch: ja:name,Land:origin");

    assertThat(mapping.column("Obst, frisch: ja")).contains(Optional.of(Fruit.NAME));
    assertThat(mapping.column("Land")).contains(Optional.of(Fruit.ORIGIN));
  }

  @Test
  void dashLeavesAHeaderOut() {
    ColumnMapping<Fruit> mapping = ColumnMapping.of(Fruit.class, "Bemerkung:-");

    assertThat(mapping.column("Bemerkung")).contains(Optional.empty());
  }

  @Test
  void mappingMayGiveAKnownHeaderAnotherMeaning() {
    ColumnMapping<Fruit> mapping = ColumnMapping.of(Fruit.class, "name:origin,colour:name");

    assertThat(mapping.column("name")).contains(Optional.of(Fruit.ORIGIN));
    assertThat(mapping.column("colour")).contains(Optional.of(Fruit.NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Obst", "Obst:", ":name", "Obst:taste", "Obst:name,"})
  void whatIsNoListOfPairsIsRefused(String mapping) {
    assertThatThrownBy(() -> ColumnMapping.of(Fruit.class, mapping))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("mapping");
  }
}

package io.tenantry.app.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class SheetTest {

  private final RowErrors errors = RowErrors.refusingAll();
  private final List<String> rows = new ArrayList<>();

  @Test
  void columnsMayStandInAnyOrderAndLetterCase() {
    read("Origin,FRUIT\nChile,Apple\n");

    assertThat(rows).containsExactly("2: Apple, null, Chile");
    assertThat(errors.count()).isZero();
  }

  @Test
  void quotesCommasAndLineBreaksInsideQuotesArePartOfTheValue() {
    read("name,colour,origin\r\n\"Apple, \"\"red\"\"\",\"red\r\nand green\",Åland\r\n");

    assertThat(rows).containsExactly("2: Apple, \"red\", red\r\nand green, Åland");
  }

  @Test
  void lastRowNeedsNoLineBreak() {
    read("name\nApple");

    assertThat(rows).containsExactly("2: Apple, null, null");
  }

  @Test
  void emptyFieldIsNoValue() {
    read("name,colour\nApple,\nPear,\"\"\n");

    assertThat(rows).containsExactly("2: Apple, null, null", "3: Pear, null, null");
  }

  @Test
  void emptyLinesAreSkippedButCounted() {
    read("name,colour\n\nApple,red\n\n\nPear,green\n\n");

    assertThat(rows).containsExactly("3: Apple, red, null", "6: Pear, green, null");
    assertThat(errors.count()).isZero();
  }

  @Test
  void rowWithAnotherNumberOfFieldsIsOneError() {
    read("name,colour\nApple,red,round,,\nPear\nPlum,blue\n");

    assertThat(rows).containsExactly("4: Plum, blue, null");
    assertThat(errors.first())
        .extracting(RowError::row, RowError::column, RowError::code)
        .containsExactly(tuple(2, null, "column-count"), tuple(3, null, "column-count"));
  }

  @Test
  void lineBreakInsideQuotesDoesNotBeginARow() {
    read("name,colour\n\"Ap\nple\",red\nPear\n");

    assertThat(errors.first()).extracting(RowError::row).containsExactly(3);
  }

  @Test
  void byteThatIsNotUtf8IsNamedWithRowAndColumn() {
    read("name,colour\nApple,red\nCassis,bl\u00E4ulich\n", StandardCharsets.ISO_8859_1);

    assertThat(errors.first())
        .containsExactly(
            new RowError(
                3,
                "colour",
                "invalid-utf-8",
                "the byte 0xE4 is not UTF-8; save the file as UTF-8"));
    assertThat(rows).hasSize(1);
  }

  @Test
  void wrongHeaderIsReportedAndNoRowIsRead() {
    read("fruit,Name,taste\nApple,Apple,sweet\n");

    assertThat(errors.first())
        .extracting(RowError::row, RowError::column, RowError::code)
        .containsExactlyInAnyOrder(
            tuple(1, "Name", "duplicate-column"), tuple(1, "taste", "unknown-column"));
    assertThat(rows).isEmpty();
  }

  @Test
  void requiredColumnHasToBeThere() {
    read("colour\nred\n");

    assertThat(errors.first())
        .extracting(RowError::column, RowError::code)
        .containsExactly(tuple("name", "missing-column"));
  }

  @Test
  void emptyFileHasNoHeader() {
    read("");

    assertThat(errors.first()).extracting(RowError::code).containsExactly("missing-header");
  }

  @Test
  void headerAloneIsAFileWithoutRows() {
    read("name\n");

    assertThat(rows).isEmpty();
    assertThat(errors.count()).isZero();
  }

  @Test
  void quoteThatIsNeverClosedEndsTheReadingAtItsRow() {
    read("name,colour\nApple,red\n\"Pear,green\n" + "Plum,blue\n".repeat(5_000));

    assertThat(rows).containsExactly("2: Apple, red, null");
    assertThat(errors.first())
        .extracting(RowError::row, RowError::code)
        .containsExactly(tuple(3, "malformed-row"));
  }

  @Test
  void textAfterAClosingQuoteEndsTheReadingAtItsRow() {
    read("name,colour\n\"Apple\"x,red\nPear,green\n");

    assertThat(errors.first())
        .extracting(RowError::row, RowError::code)
        .containsExactly(tuple(2, "malformed-row"));
  }

  @Test
  void onlyTheFirstThousandErrorsAreKeptAndAllAreCounted() {
    read("name,colour\n" + "Apple\n".repeat(5_000));

    assertThat(errors.first()).hasSize(1_000);
    assertThat(errors.first().get(999).row()).isEqualTo(1_001);
    assertThatThrownBy(errors::refuseIfNeeded)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.IMPORT_FAILED))
        .hasMessageContaining("5000 errors");
  }

  @Test
  void fileIsReadNoFurtherThanItsRowsAreTaken() {
    Endless endless = new Endless();
    List<Long> ahead = new ArrayList<>();

    sheet(null)
        .forEach(
            endless, row -> ahead.add(endless.given - row.number() * (long) Endless.ROW.length()));

    assertThat(ahead).hasSize(Endless.ROWS);
    assertThat(ahead).allMatch(bytes -> bytes < 64 * 1024);
  }

  @Test
  void connectionThatBreaksIsNoErrorInTheFile() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(() -> sheet(null).forEach(broken, row -> {}))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private void read(String file) {
    read(file, StandardCharsets.UTF_8);
  }

  private void read(String file, Charset charset) {
    sheet(null)
        .forEach(
            new ByteArrayInputStream(file.getBytes(charset)),
            row ->
                rows.add(
                    "%d: %s, %s, %s"
                        .formatted(
                            row.number(),
                            row.get(Fruit.NAME),
                            row.get(Fruit.COLOUR),
                            row.get(Fruit.ORIGIN))));
  }

  private Sheet<Fruit> sheet(String mapping) {
    return new Sheet<>(Fruit.class, ColumnMapping.of(Fruit.class, mapping), errors);
  }

  /** A file of 100,000 rows that exists nowhere. */
  private static final class Endless extends InputStream {
    static final int ROWS = 100_000;
    static final String ROW = "Apple,red\n";
    private static final byte[] HEADER = "name,colour\n".getBytes(StandardCharsets.US_ASCII);
    private final long size = HEADER.length + (long) ROWS * ROW.length();
    private long given;

    @Override
    public int read() {
      if (given == size) {
        return -1;
      }
      int next =
          given < HEADER.length
              ? HEADER[(int) given]
              : ROW.charAt((int) ((given - HEADER.length) % ROW.length()));
      given++;
      return next;
    }
  }
}

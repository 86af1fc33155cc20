package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final int IN_MEMORY = 1000;

  @TempDir Path folder;
  Spool spool;

  @BeforeEach
  void spool() {
    spool = new Spool(IN_MEMORY, folder);
  }

  @Test
  void answerOfAnyLengthIsReadAsItWasWritten() throws IOException {
    for (int length : new int[] {0, 1, IN_MEMORY, IN_MEMORY + 1, 1_000_000}) {
      byte[] written = new byte[length];
      Arrays.fill(written, (byte) 7);

      try (InputStream kept = spool.keep(out -> out.write(written))) {
        assertThat(kept.readAllBytes()).isEqualTo(written);
      }
    }
  }

  @Test
  void fileOfALongAnswerHasNoNameOnceItIsWritten() throws IOException {
    try (InputStream kept = spool.keep(out -> out.write(new byte[IN_MEMORY * 2]))) {
      assertThat(files()).isZero();
      assertThat(kept.readAllBytes()).hasSize(IN_MEMORY * 2);
    }
  }

  @Test
  void failureHalfWayLeavesNoFile() throws IOException {
    assertThatThrownBy(
            () ->
                spool.keep(
                    out -> {
                      out.write(new byte[IN_MEMORY * 2]);
                      throw new IllegalStateException("half-way");
                    }))
        .hasMessage("half-way");

    assertThat(files()).isZero();
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }
}

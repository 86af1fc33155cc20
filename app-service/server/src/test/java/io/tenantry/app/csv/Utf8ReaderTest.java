package io.tenantry.app.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {

  @Test
  void textOfEveryLengthOfCharacterIsReadAsItIs() throws IOException {
    String text = "Å, ß, 漢字, 😀 and plain\r\n".repeat(2_000);

    assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @Test
  void byteOrderMarkAtTheBeginningIsNoText() throws IOException {
    assertThat(read("\uFEFFnumber".getBytes(StandardCharsets.UTF_8))).isEqualTo("number");
    assertThat(read("\uFEFF".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void byteOrderMarkLaterIsText() throws IOException {
    assertThat(read("a\uFEFFb".getBytes(StandardCharsets.UTF_8))).isEqualTo("a\uFEFFb");
  }

  @Test
  void strayByteIsKeptInItsPlace() throws IOException {
    String text = read("Böhm".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(text).hasSize(4).startsWith("B").endsWith("hm");
    assertThat(Utf8Reader.strayByte(text)).hasValue(0xF6);
  }

  @Test
  void cutCharacterAtTheEndIsAStrayByte() throws IOException {
    assertThat(Utf8Reader.strayByte(read(new byte[] {'a', (byte) 0xE2, (byte) 0x82})))
        .hasValue(0xE2);
  }

  @Test
  void encodedSurrogateIsStray() throws IOException {
    String text = read(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});

    assertThat(Utf8Reader.strayByte(text)).hasValue(0xED);
  }

  @Test
  void noByteIsLostWhateverTheyAre() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = new byte[random.nextInt(30_000)];
      random.nextBytes(bytes);
      bytes = withoutByteOrderMark(bytes);

      assertThat(bytesOf(read(bytes))).isEqualTo(bytes);
    }
  }

  private static byte[] withoutByteOrderMark(byte[] bytes) {
    if (bytes.length > 0) {
      bytes[0] = 'x';
    }
    return bytes;
  }

  /** What was decoded is encoded, and what was stray is what it was. */
  private static byte[] bytesOf(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= 0xDC00 && c <= 0xDCFF) {
                bytes.write(c - 0xDC00);
              } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  private static String read(byte[] bytes) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] some = new char[12];
    try (Utf8Reader reader = new Utf8Reader(new Trickle(bytes))) {
      for (int n = reader.read(some, 5, 7); n >= 0; n = reader.read(some, 5, 7)) {
        text.append(some, 5, n);
      }
    }
    return text.toString();
  }

  /** A slow network: a few bytes at a time. */
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream in;

    Trickle(byte[] bytes) {
      in = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return in.read(target, offset, Math.min(length, 3));
    }
  }
}

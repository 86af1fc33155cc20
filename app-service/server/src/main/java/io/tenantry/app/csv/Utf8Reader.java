package io.tenantry.app.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Decodes UTF-8, with or without a byte order mark, without stopping at what is none: a byte that
 * does not belong becomes the unpaired surrogate U+DC00 + byte, which no UTF-8 decodes to. So the
 * place of the mistake survives the parser, and {@link #strayByte} finds it in a field.
 */
final class Utf8Reader extends Reader {

  private static final int BUFFER = 8_192;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char STRAY = '\uDC00';

  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private boolean ended;
  private boolean begun;

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  /** The first byte in a decoded text that was not UTF-8. */
  static OptionalInt strayByte(String text) {
    return text.codePoints()
        .filter(c -> c >= STRAY && c <= STRAY + 0xFF)
        .map(c -> c - STRAY)
        .findFirst();
  }

  /** Reads at least one character unless the end is reached; two of room are enough. */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
    while (out.position() == 0) {
      if (!fill()) {
        return -1;
      }
      decode(out);
      dropByteOrderMark(out);
    }
    return out.position();
  }

  /** Whether there is anything left to decode. */
  private boolean fill() throws IOException {
    if (!ended && bytes.remaining() < 4) {
      bytes.compact();
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = read < 0;
      bytes.position(bytes.position() + Math.max(read, 0)).flip();
    }
    return bytes.hasRemaining() || !ended;
  }

  private void decode(CharBuffer out) {
    CoderResult result = decoder.decode(bytes, out, ended);
    while (result.isMalformed() && out.remaining() >= result.length()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (STRAY + (bytes.get() & 0xFF)));
      }
      result = decoder.decode(bytes, out, ended);
    }
  }

  private void dropByteOrderMark(CharBuffer out) {
    if (!begun && out.position() > 0) {
      begun = true;
      if (out.get(0) == BYTE_ORDER_MARK) {
        int end = out.position();
        out.position(1).limit(end);
        out.compact();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

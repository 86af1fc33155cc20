package io.tenantry.app.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses the request once more bytes were read than allowed. */
final class LimitedInputStream extends FilterInputStream {

  private final long most;
  private long count;

  LimitedInputStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  static ProblemException tooLarge(long most) {
    return new ProblemException(
            ProblemType.CONTENT_TOO_LARGE, "The body may have at most " + most + " bytes")
        .with("limit", most);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count(1);
    }
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int bytes) {
    count += bytes;
    if (count > most) {
      throw tooLarge(most);
    }
  }
}

package io.tenantry.tenant.sample.board;

import io.tenantry.tenant.sample.Note;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** What a tenant has on its board: its notes, and nobody else's. */
@Singleton
class Board {

  private static String latest;
  private static final ThreadLocal<String> OF_THREAD = new ThreadLocal<>();

  private final Mistakes mistakes;

  Board(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  String text() {
    return Note.<Note>streamAll().map(note -> note.text).collect(Collectors.joining("+"));
  }

  String latest() {
    if (!mistakes.made(Mistake.STATIC_STATE)) {
      return text();
    }
    synchronized (Board.class) {
      latest = latest == null ? text() : latest;
      return latest;
    }
  }

  String ofThread() {
    boolean leftOver = mistakes.made(Mistake.THREAD_LOCAL_LEFT_OVER);
    if (!leftOver || OF_THREAD.get() == null) {
      OF_THREAD.set(text());
    }
    try {
      return OF_THREAD.get();
    } finally {
      if (!leftOver) {
        OF_THREAD.remove();
      }
    }
  }
}

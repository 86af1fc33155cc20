package io.tenantry.app.csv;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong in a file: the first errors, and how many there are. For one thread. */
public final class RowErrors {

  static final int SHOWN = 1_000;

  /**
   * Some errors of a row are known only when a batch of rows is stored: room to put them in order.
   */
  private static final int KEPT = 2 * SHOWN;

  private final boolean leavesWrongRowsOut;
  private final List<RowError> first = new ArrayList<>();
  private int count;
  private boolean unreadable;

  private RowErrors(boolean leavesWrongRowsOut) {
    this.leavesWrongRowsOut = leavesWrongRowsOut;
  }

  /** One wrong row is reason enough to refuse the file. */
  public static RowErrors refusingAll() {
    return new RowErrors(false);
  }

  /** The file is refused only if it cannot be read to its end. */
  public static RowErrors leavingWrongRowsOut() {
    return new RowErrors(true);
  }

  public void add(int row, String column, String code, String message) {
    count++;
    if (first.size() < KEPT) {
      first.add(new RowError(row, column, code, message));
    }
  }

  /** Adds what is wrong with the file itself: rows are missing that nobody has looked at. */
  void addUnreadable(int row, String column, String code, String message) {
    unreadable = true;
    add(row, column, code, message);
  }

  public int count() {
    return count;
  }

  /** The first {@value #SHOWN}, in the order of the file. */
  public List<RowError> first() {
    return first.stream().sorted(Comparator.comparingInt(RowError::row)).limit(SHOWN).toList();
  }

  /** Whether the rows that are right are of use: not where the file is going to be refused. */
  public boolean keepsRightRows() {
    return count == 0 || leavesWrongRowsOut && !unreadable;
  }

  /**
   * @throws ProblemException {@code import-failed} with all of them, if the file is refused
   */
  public void refuseIfNeeded() {
    if (!keepsRightRows()) {
      throw new ProblemException(
              ProblemType.IMPORT_FAILED,
              "The file has " + count + " errors; correct it and send it again")
          .with("errors", first())
          .with("errorCount", count);
    }
  }
}

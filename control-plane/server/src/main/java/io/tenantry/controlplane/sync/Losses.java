package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import java.util.List;
import java.util.stream.Collectors;

/** Losses in words. */
final class Losses {

  static final String CODE = ProblemType.DATA_WOULD_BE_LOST.code();

  /** As many are named in a sentence; a problem names all. */
  private static final int NAMED = 5;

  private Losses() {}

  static String sentence(List<Loss> losses) {
    String named =
        losses.stream()
            .limit(NAMED)
            .map(loss -> "%s (%d rows)".formatted(subject(loss), loss.rows()))
            .collect(Collectors.joining(", "));
    int more = losses.size() - NAMED;
    return "The sync would lose "
        + named
        + (more > 0 ? " and " + more + " more" : "")
        + "; move the data elsewhere first.";
  }

  static ProblemException refusal(List<Loss> losses) {
    return new ProblemException(ProblemType.DATA_WOULD_BE_LOST, sentence(losses))
        .with("losses", losses);
  }

  private static String subject(Loss loss) {
    return loss.column() == null
        ? "table " + loss.table()
        : "column " + loss.column() + " of " + loss.table();
  }
}

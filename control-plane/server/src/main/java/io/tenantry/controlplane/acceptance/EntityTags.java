package io.tenantry.controlplane.acceptance;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import java.util.Arrays;

/** Versions as entity tags. */
public final class EntityTags {

  private EntityTags() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * @param ifMatch the header, or null
   * @throws ProblemException {@code version-mismatch}, with the present version
   */
  static void demandMatch(String ifMatch, long version) {
    if (ifMatch == null || ifMatch.trim().equals("*")) {
      return;
    }
    boolean matches =
        Arrays.stream(ifMatch.split(",")).map(String::trim).anyMatch(of(version)::equals);
    if (!matches) {
      throw new ProblemException(
              ProblemType.VERSION_MISMATCH,
              "The resource has another version now; read it again and decide again.")
          .with("version", version);
    }
  }
}

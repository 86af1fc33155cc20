package io.tenantry.controlplane.instance;

/** Which proof is asked of every instance. */
public enum FenceKind {
  /** It serves what was given. */
  GIVING("version"),
  /** It refuses what was taken away, and nothing of it is in use any more. */
  TAKING("drained_version");

  private final String column;

  FenceKind(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}

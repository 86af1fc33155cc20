package io.tenantry.controlplane.tenant;

import java.util.Locale;

/** How a tenant database's schema relates to the release the tenant is to be on. */
public sealed interface SchemaState {

  /** At its release. */
  record Current() implements SchemaState {
    public Pending fallBehind() {
      return new Pending();
    }
  }

  /** Behind; waits for a sync. */
  record Pending() implements SchemaState {
    public Syncing sync() {
      return new Syncing();
    }
  }

  /** Being brought to its release. */
  record Syncing() implements SchemaState {
    public Current complete() {
      return new Current();
    }

    public Failed fail() {
      return new Failed();
    }
  }

  /** The last sync failed; the schema is as it was before. */
  record Failed() implements SchemaState {
    public Syncing retry() {
      return new Syncing();
    }
  }

  /** Newer than any release published here. */
  record Ahead() implements SchemaState {
    public Current catchUp() {
      return new Current();
    }
  }

  /** As kept in rows and shown to users. */
  default String text() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a text that names no state
   */
  static SchemaState of(String text) {
    return switch (text) {
      case "current" -> new Current();
      case "pending" -> new Pending();
      case "syncing" -> new Syncing();
      case "failed" -> new Failed();
      case "ahead" -> new Ahead();
      default -> throw new IllegalArgumentException("no schema state: " + text);
    };
  }
}

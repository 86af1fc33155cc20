package io.tenantry.controlplane.tenant;

import java.util.Locale;

/**
 * Where a tenant is in its life. Each state offers the moves out of it that are legal; what a state
 * does not offer does not compile.
 */
public sealed interface Lifecycle {

  /** Being made; becomes usable or goes at once. */
  record Provisioning() implements Lifecycle {
    public Active activate() {
      return new Active();
    }

    public Failed fail() {
      return new Failed();
    }
  }

  /** In use. The only state in which a tenant can be mounted. */
  record Active() implements Lifecycle {
    public Suspended suspend() {
      return new Suspended();
    }

    public Deleted delete() {
      return new Deleted();
    }
  }

  /** Closed for a while, with all its data and names. */
  record Suspended() implements Lifecycle {
    public Active reactivate() {
      return new Active();
    }

    public Deleted delete() {
      return new Deleted();
    }
  }

  /** Gone for its users; keeps data and names until its retention ends. */
  record Deleted() implements Lifecycle {
    public Active recover() {
      return new Active();
    }

    public Purging purge() {
      return new Purging();
    }
  }

  /** Its data is being removed; there is no way back. */
  record Purging() implements Lifecycle {
    public Purged complete() {
      return new Purged();
    }
  }

  /** Nothing is left but the record. */
  record Purged() implements Lifecycle {}

  /** Could not be made; what was made is being removed. */
  record Failed() implements Lifecycle {
    public Purging purge() {
      return new Purging();
    }
  }

  /** As kept in rows and shown to users. */
  default String text() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a text that names no state
   */
  static Lifecycle of(String text) {
    return switch (text) {
      case "provisioning" -> new Provisioning();
      case "active" -> new Active();
      case "suspended" -> new Suspended();
      case "deleted" -> new Deleted();
      case "purging" -> new Purging();
      case "purged" -> new Purged();
      case "failed" -> new Failed();
      default -> throw new IllegalArgumentException("no lifecycle state: " + text);
    };
  }
}

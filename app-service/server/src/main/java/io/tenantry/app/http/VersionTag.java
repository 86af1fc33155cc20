package io.tenantry.app.http;

import java.util.UUID;

/**
 * The entity tag of a row: its id and its version. The id is in it because a number may be used
 * again: the tag of a deleted customer must not fit its successor, nor that of another tenant.
 */
public record VersionTag(UUID id, int version) {

  /** As in the header {@code ETag}, with its quotes. */
  @Override
  public String toString() {
    return '"' + id.toString() + '.' + version + '"';
  }
}

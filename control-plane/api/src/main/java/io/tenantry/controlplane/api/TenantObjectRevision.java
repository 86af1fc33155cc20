package io.tenantry.controlplane.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a new revision of an object is asked for with, by a user of an administration tenant. */
@Schema(
    name = "TenantObjectRevision",
    description = "A new revision of an object, published from the application")
public record TenantObjectRevision(
    @Schema(
            description = "Name of the user, whom the application has found to be permitted",
            examples = "admin@cronus",
            maxLength = 200)
        String user,
    @Schema(description = "Releases that get it; the newest if left out", examples = "[3]")
        List<Integer> appliesTo,
    @Schema(
            description = "As in NewObjectRevision",
            examples = "{\"title\": \"Reads\", \"permissions\": [\"customer:read\"]}")
        Map<String, Object> content,
    @Schema(description = "Why, for the audit trail", maxLength = 500) String reason) {

  /** The revision, whoever asks for it. */
  public NewObjectRevision revision() {
    return new NewObjectRevision(appliesTo, content, false, reason);
  }
}

package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows what of an operation's parameters depends on the moment it begins. Asked when an operation
 * that waited has its turn, and when one that failed is asked for again. Implementations are CDI
 * beans.
 */
public interface BeginningLater {

  /**
   * The parameters as they would be if the operation were asked for now; empty when this type of
   * operation is not its business. Called within the transaction that lets the operation begin.
   */
  Optional<JsonNode> paramsNow(String type, UUID subject, JsonNode params);
}

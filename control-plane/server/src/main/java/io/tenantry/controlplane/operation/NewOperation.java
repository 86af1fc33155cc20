package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * A change somebody asks for.
 *
 * @param type names the plan
 * @param subject the tenant it is about; a subject has one running operation at a time
 * @param subjectName the subject's human name at the time, kept for display
 * @param createdBy who asks
 * @param reason why, in the words of whoever asks
 * @param params the request; never holds a secret
 */
public record NewOperation(
    String type,
    Optional<UUID> subject,
    Optional<String> subjectName,
    String createdBy,
    Optional<String> reason,
    JsonNode params) {}

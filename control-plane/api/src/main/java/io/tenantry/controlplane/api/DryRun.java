package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an action would do: it passed every check.
 *
 * @param steps names of the steps its operation would have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What an action would do; nothing was changed")
public record DryRun(String action, TenantView tenant, List<String> steps) {}

package io.tenantry.controlplane.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a tenant lets itself be updated, and when that is next. */
@Schema(name = "UpdateWindow", description = "When a tenant lets itself be updated")
public record UpdateWindowView(
    @Schema(examples = "22:00") String from,
    @Schema(minimum = "6", maximum = "24", examples = "8") int hours,
    @Schema(examples = "[\"saturday\", \"sunday\"]") List<String> days,
    @Schema(description = "Of the tenant; its clock is the window's") String timeZone,
    @Schema(description = "Whether it is open just now") boolean open,
    @Schema(description = "Of the present opening, or of the next") Instant opens,
    @Schema(description = "Of the present opening, or of the next") Instant closes) {}

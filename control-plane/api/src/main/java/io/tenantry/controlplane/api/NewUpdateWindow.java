package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that sets a tenant's update window. */
@Schema(description = "When a tenant lets itself be updated, by the clock of its time zone")
public record NewUpdateWindow(
    @Schema(
            required = true,
            description = "Time of day, to the minute",
            pattern = "([01][0-9]|2[0-3]):[0-5][0-9]",
            examples = "22:00")
        String from,
    @Schema(
            required = true,
            description = "How long it is open",
            minimum = "6",
            maximum = "24",
            examples = "8")
        Integer hours,
    @Schema(
            description = "Days of the week on which it opens; every day by default",
            examples = "[\"saturday\", \"sunday\"]")
        List<String> days) {}

package io.tenantry.controlplane.upgrade;

import java.util.List;
import java.util.UUID;

/** What a data upgrade has done to a company. */
public record CompanyOutcome(UUID id, String company, List<StepOutcome> steps) {}

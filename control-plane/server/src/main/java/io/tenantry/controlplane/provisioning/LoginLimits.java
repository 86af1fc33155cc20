package io.tenantry.controlplane.provisioning;

import java.time.Duration;
import java.util.Optional;

/**
 * What one login may use up.
 *
 * @param statementTimeout longest statement; zero = no limit
 * @param idleInTransactionTimeout longest pause within a transaction; zero = no limit
 * @param temporaryFiles most space for temporary files in megabytes; absent where the server does
 *     not let the control plane set it
 */
record LoginLimits(
    Duration statementTimeout,
    Duration idleInTransactionTimeout,
    Optional<Integer> temporaryFiles) {}

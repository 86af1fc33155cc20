package io.tenantry.controlplane.provisioning;

import java.time.Duration;

/**
 * For how long one login may keep a session busy.
 *
 * @param statementTimeout longest statement; zero = no limit
 * @param idleInTransactionTimeout longest pause within a transaction; zero = no limit
 */
record LoginLimits(Duration statementTimeout, Duration idleInTransactionTimeout) {}

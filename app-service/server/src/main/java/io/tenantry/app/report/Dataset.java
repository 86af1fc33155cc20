package io.tenantry.app.report;

import java.time.ZoneId;
import java.util.UUID;

/**
 * What is to be run.
 *
 * @param statement one SELECT
 * @param company whose rows it may see
 * @param zone of the tenant: what {@code current_date} means
 */
record Dataset(String statement, ParameterValues parameters, UUID company, ZoneId zone) {}

package io.tenantry.app.report;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What stands on a report besides its rows.
 *
 * @param company name
 * @param today in the tenant's time zone
 * @param locale by which numbers and dates are written for people
 */
record ReportPage(
    ReportDefinition report,
    String company,
    ParameterValues parameters,
    LocalDate today,
    Locale locale) {}

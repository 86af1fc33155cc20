package io.tenantry.app.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A parameter of a report, as published.
 *
 * @param type text, integer, decimal, date or boolean
 * @param title for people; null when it has none
 * @param defaultValue as a caller would write it, or relative to today
 */
record ReportParameter(
    String name, String type, String title, @JsonProperty("default") String defaultValue) {}

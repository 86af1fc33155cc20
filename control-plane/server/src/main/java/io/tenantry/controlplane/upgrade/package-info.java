/**
 * Data upgrades: what a release does to the rows of each company, behind its schema scripts.
 *
 * <p>Preconditions are asked of all companies before anything is done to one of them. Steps then
 * run in the order of their numbers, in each company by itself: as the role that the application
 * has and with the company set, so that row-level security leaves no other rows, and no schema, to
 * change.
 *
 * <p>By default they are part of the one transaction of a sync. A release may declare them
 * checkpointed: then each step of each company is a transaction with its line in {@code
 * tenantry.upgrade_history}, companies may run beside each other, and what failed or was stopped
 * goes on behind the last line. The line is written before the step runs, so that of two runners
 * one waits for the other and finds the work done.
 */
package io.tenantry.controlplane.upgrade;

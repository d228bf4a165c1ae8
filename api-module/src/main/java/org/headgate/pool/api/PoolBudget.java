package org.headgate.pool.api;

/**
 * How the connections of the database server are shared among nodes.
 *
 * @param limit connections all nodes together may hold, operator lanes included
 * @param nodes how many hold a lease now
 * @param grantedTotal what they were granted together, never above {@code limit}
 * @param thisNode what the node that answers was granted
 */
public record PoolBudget(int limit, int nodes, int grantedTotal, int thisNode) {}

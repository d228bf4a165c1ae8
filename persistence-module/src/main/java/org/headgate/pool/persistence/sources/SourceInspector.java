package org.headgate.pool.persistence.sources;

import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Records which method sends each of Hibernate's statements, without changing any. Named in
 * persistence.xml.
 */
public final class SourceInspector implements StatementInspector {

  private static final long serialVersionUID = 1L;

  @Override
  public String inspect(String sql) {
    return StatementSources.registered(sql);
  }
}

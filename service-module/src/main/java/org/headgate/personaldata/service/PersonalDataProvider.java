package org.headgate.personaldata.service;

import java.util.List;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;

/**
 * SPI for personal data: one feature's data of a person in one database. Every feature that keeps
 * personal data provides a bean of this type; it exports all of it on request and erases it with
 * the account.
 */
public interface PersonalDataProvider {

  /** The database with the data. */
  PoolName database();

  /**
   * Exports the person's data, in pages of bounded size. It contains neither hashes nor secrets:
   * they would help whoever stole the export, and are of no use to the person.
   */
  List<ExportMember> export(UserId accountId);

  /**
   * Erases the person's data. It is called until it succeeds, in no order among the features, and
   * again later for data written by requests that were running. It must therefore be idempotent.
   */
  void erase(UserId accountId);
}

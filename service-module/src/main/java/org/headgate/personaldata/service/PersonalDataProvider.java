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

  /** Where it is kept. */
  PoolName database();

  /**
   * A copy for the person, each member a part of the export, in pages of a bounded size. Neither a
   * hash nor a secret is part of it: it would help whoever stole the copy, and tells the person
   * nothing.
   */
  List<ExportMember> export(UserId person);

  /**
   * Erases it. Called again until it has succeeded once, in no order among the features, and once
   * more a while later for what a request wrote that was under way: so it must do no harm to do it
   * twice.
   */
  void erase(UserId person);
}

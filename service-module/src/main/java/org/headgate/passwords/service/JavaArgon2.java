package org.headgate.passwords.service;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id in pure Java, available on every machine. */
final class JavaArgon2 implements Argon2Function {

  private final Argon2Memory memory = new Argon2Memory();

  @Override
  public byte[] derive(Argon2Hash cost, byte[] password, byte[] salt, int length) {
    return memory.use(cost.memoryKib(), blocks -> derive(cost, password, salt, length, blocks));
  }

  private static byte[] derive(
      Argon2Hash cost, byte[] password, byte[] salt, int length, BlockPool blocks) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .withBlockPool(blocks)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }
}

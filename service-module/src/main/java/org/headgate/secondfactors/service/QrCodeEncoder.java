package org.headgate.secondfactors.service;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Encodes a text as a QR code. */
final class QrCodeEncoder {

  private static final int PIXELS = 300;
  private static final int WHITE = 0xffffff;

  private QrCodeEncoder() {}

  /** A PNG of 300 by 300 pixels, in base64. */
  static String png(String text) {
    try {
      BitMatrix dots =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  PIXELS,
                  PIXELS,
                  Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(picture(dots), "png", png);
      return Base64.getEncoder().encodeToString(png.toByteArray());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage picture(BitMatrix dots) {
    BufferedImage picture =
        new BufferedImage(dots.getWidth(), dots.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int x = 0; x < dots.getWidth(); x++) {
      for (int y = 0; y < dots.getHeight(); y++) {
        picture.setRGB(x, y, dots.get(x, y) ? 0 : WHITE);
      }
    }
    return picture;
  }
}

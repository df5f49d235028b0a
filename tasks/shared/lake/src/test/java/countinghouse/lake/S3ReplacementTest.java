package countinghouse.lake;

final class S3ReplacementTest extends ReplacementContract {
  @Override
  LakeFixture fixture() {
    return S3Fixture.create();
  }
}

using FsCheck;
using FsCheck.Fluent;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class PatternsOfSubjects
{
    [Theory]
    [InlineData("Cl2-CX-Portal/*", "Cl2-CX-Portal/send_mail", true)]
    [InlineData("Cl2-CX-Portal/*", "Cl21-CX-DF/send_mail", false)]
    [InlineData("*/send_mail", "Cl2-CX-Portal/send_mail", true)]
    [InlineData("sa-*-cx-*", "sa-cl3-cx-1", true)]
    [InlineData("sa-*-cx-*", "sa-cl3-cx1", false)]
    [InlineData("a*a", "a", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("**", "", true)]
    public void StandForRunsOfCharacters(string pattern, string subject, bool expected) =>
        Assert.Equal(expected, SubjectPattern.Matches(pattern, subject));

    [Fact]
    public void MatchWhateverTheirStarsWereMadeOf() => Prop.ForAll(
        Gen.Choose(0, 2).ListOf().Select(l => string.Concat(l.Select(i => "ab/"[i]))).ToArbitrary(),
        Gen.Choose(0, 8).Two().ToArbitrary(),
        (subject, cut) =>
        {
            var from = Math.Min(cut.Item1, subject.Length);
            var to = Math.Clamp(cut.Item2, from, subject.Length);
            return SubjectPattern.Matches($"{subject[..from]}*{subject[to..]}", subject) && SubjectPattern.Matches(subject, subject);
        }).QuickCheckThrowOnFailure();
}

using FsCheck;
using FsCheck.Fluent;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Secrets;

namespace Provisioning.Tests.Secrets;

public sealed class PasswordsUnderAPolicy
{
    private const string User = "cicd@acme.example";

    [Theory]
    [InlineData("", "")]
    [InlineData("length(12) and upperCase(1) and digits(2)", "length(12) and upperCase(1) and digits(2)")]
    [InlineData("notUsername(undefined) and hashAlgorithm", "notUsername(undefined) and hashAlgorithm")]
    [InlineData("regexPattern(^(?=.*[0-9]).+$)", "regexPattern(^(?=.*[0-9]).+$)")]
    public void AreReadAsTheRealmWritesThem(string text, string read) => Assert.Equal(read, PasswordPolicy.Parse(text).ToString());

    [Theory]
    [InlineData("length(200)", "length(200)")]
    [InlineData("length(64) and maxLength(31)", "length(64), maxLength(31)")]
    [InlineData("upperCase(60) and lowerCase(60) and digits(60)", "digits(60)")]
    [InlineData("regexPattern(^[a-z]+$)", "regexPattern(^[a-z]+$)")]
    [InlineData("regexPattern(^(?=.*[!$]).*$) and digits", "regexPattern(^(?=.*[!$]).*$)")]
    public void SayWhatTheyCannotMeet(string policy, string broken) =>
        Assert.Equal(broken, string.Join(", ", Password.Breaks(PasswordPolicy.Parse(policy), User)));

    [Theory]
    [InlineData("specialChars and upperCase(undefined) and maxLength")]
    [InlineData("length(128)")]
    [InlineData("specialChars(40) and maxLength(60)")]
    [InlineData("notUsername(undefined) and notEmail(undefined) and passwordHistory(24) and passwordBlacklist(list.txt) and hashIterations(27500)")]
    [InlineData("regexPattern(^(?=.*[A-Z])(?=.*[0-9])(?=.*[-._~]).{12,}$)")]
    public void MeetUsualOnes(string policy)
    {
        Assert.Empty(Password.Breaks(PasswordPolicy.Parse(policy), User));
        Assert.Empty(PasswordPolicy.Parse(policy).Unknown);
    }

    [Fact]
    public void DoNotContainTheUsersName()
    {
        var policy = PasswordPolicy.Parse("notContainsUsername(undefined)");

        Assert.All(Enumerable.Range(0, 50), seed => Assert.DoesNotContain(
            "a", Password.New(new Random(seed).NextBytes, policy, "a").Reveal(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whatever a realm asks of length and kinds, as long as there is room, is met.</summary>
    [Fact]
    public void MeetAllThatThereIsRoomFor()
    {
        var count = Gen.Choose(0, 30);
        var policies = from capitals in count
                       from small in count
                       from digits in count
                       from marks in count
                       from most in Gen.Choose(128, 300)
                       select $"upperCase({capitals}) and lowerCase({small}) and digits({digits}) and specialChars({marks}) and length({capitals + small + digits + marks}) and maxLength({most})";

        Prop.ForAll(policies.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (policy, seed) =>
        {
            var parsed = PasswordPolicy.Parse(policy);
            return parsed.BrokenBy(Password.New(new Random(seed).NextBytes, parsed, User), User).IsEmpty;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AreJudgedTheSameEachTime() =>
        Assert.Equal(Password.Breaks(PasswordPolicy.Parse("notContainsUsername"), "a"), Password.Breaks(PasswordPolicy.Parse("notContainsUsername"), "a"));

    [Fact]
    public void AreToldWithTheirRealmAndUser()
    {
        var findings = PasswordRules.Findings(
            [new SecretRef("a", User, "acme.tst") { IsPassword = true }, new SecretRef("b", "sa-1", "acme.tst")],
            PasswordPolicy.Parse("length(200) and forceExpiredPasswordChange(90) and house-rule"),
            "corporate");

        Assert.Equal([PasswordCodes.PolicyTooStrict.Code, PasswordCodes.PasswordsExpire.Code, PasswordCodes.PolicyUnknown.Code], findings.Select(f => f.Code));
        Assert.StartsWith($"A password made for '{User}' breaks the password policy of realm 'corporate': length(200). ", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfNobodyAreNoConcern() =>
        Assert.Empty(PasswordRules.Findings([new SecretRef("b", "sa-1", "acme.tst")], PasswordPolicy.Parse("length(200)"), "corporate"));
}

using ConsultBot.Configuration;
using ConsultBot.Tests.Running;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;
using Microsoft.Extensions.Configuration;

namespace ConsultBot.Tests.Staff;

public sealed class StaffSettingsTests
{
    private static readonly string[] Whole =
    [
        "Clinic:StaffChannel=Desk", "Staff:Tenant=t", "Staff:Members:0:Id=a", "Staff:Members:0:Name=Ann", "Staff:Members:0:Role=Nurse", "Staff:Members:0:Licence=RN 1", "Staff:Teams:0:Name=Nurses",
        "Staff:Teams:0:Channel=19:n", "Staff:Teams:0:Topics:0=adverse-event", "Staff:Teams:1:Name=Desk", "Staff:Teams:1:Channel=19:d", "Staff:Minutes:Urgent=15", "Clinic:Closures:0=2030-05-06",
    ];

    [Fact]
    public void Without_staff_there_is_no_desk() => Assert.Null(Read());

    [Fact]
    public void Every_setting_is_read_and_the_team_of_the_staff_channel_takes_the_rest()
    {
        var desk = Read(Whole)!;

        Assert.Equal(("t", "RN 1"), (desk.TenantId, Assert.Single(desk.Members).Licence));
        Assert.Equal(("Desk", "Nurses"), (desk.TeamFor(EnquiryTopic.Price).Name, desk.TeamFor(EnquiryTopic.AdverseEvent).Name));
        Assert.Equal((TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(5)), (desk.Urgent, desk.Immediate));

        // A Monday at noon in New York, on which the clinic is closed for once.
        Assert.False(desk.Hours.IsOpenAt(new DateTimeOffset(2030, 5, 6, 16, 0, 0, TimeSpan.Zero)));
        Assert.True(desk.Hours.IsOpenAt(new DateTimeOffset(2030, 5, 7, 16, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("Clinic:StaffChannel", "Clinic:StaffChannel=none")]
    [InlineData("Staff:Tenant", "Staff:Tenant=")]
    [InlineData("Staff:Members:0:Role", "Staff:Members:0:Role=")]
    [InlineData("Staff:Teams:0:Channel", "Staff:Teams:0:Channel=")]
    [InlineData("Staff:Teams:0:Topics:0", "Staff:Teams:0:Topics:0=weather")]
    [InlineData("Staff:Minutes:Urgent", "Staff:Minutes:Urgent=soon")]
    [InlineData("Clinic:Closures:0", "Clinic:Closures:0=May 6th")]
    public void What_is_wrong_is_named_by_its_key(string key, string wrong)
    {
        var exception = Assert.Throws<SettingsException>(() => Read([.. Whole, wrong]));

        Assert.Contains(exception.Problems, problem => problem.StartsWith(key, StringComparison.Ordinal));
    }

    private static DeskSettings? Read(params string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "appsettings.Development.json"))
            .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).GroupBy(pair => pair[0], StringComparer.Ordinal).Select(same => new KeyValuePair<string, string?>(same.Key, same.Last()[1])))
            .Build();
        return new SettingsReader(new Surroundings("Development", Repository.Root, configuration), TimeProvider.System).Read().Desk;
    }
}

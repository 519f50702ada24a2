"""Letters of other scripts that look like ours."""

LOOKALIKES = str.maketrans(
    "аеіјосрѕухԁһԛԝАВЕІЈКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρɡ", "aeijocpsyxdhqwABEIJKMHOPCTXYABEZHIKMNOPTYXoavpg"
)
